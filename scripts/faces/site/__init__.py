"""The site as a whole: made from the parts, built, served and made ready to publish."""
