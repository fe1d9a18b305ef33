"""One builder per section of the file: entries and resolver in, frozen values out."""
