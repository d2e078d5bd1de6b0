"""What sources claim against one another: who they are, how much they weigh, and where they cannot all be right."""
