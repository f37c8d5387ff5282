"""What a word is: letters folded, stems by language, symbols as words of their own. Knows neither queries nor the index."""
