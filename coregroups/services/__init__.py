"""The acts: what people do with plans, core groups and visits."""
