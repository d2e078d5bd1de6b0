"""What the sources of one fact tell together: its life-cycle, its conflicts, its silences."""
