"""Reading languages whose endings tell who did what to whom: Belarusian, German, Polish, Russian, Ukrainian."""
