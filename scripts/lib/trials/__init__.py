"""What the scripts that measure and maltreat the program share."""
