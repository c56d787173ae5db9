"""What is right, and which mistakes are common: the key to the predictions and exercises of the lessons."""
