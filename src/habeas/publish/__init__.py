"""Pages, files and an API that tell it, with what must stay confidential left out."""
