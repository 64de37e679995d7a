"""Every address × method × person × record: who may, who may not, and who is told nothing."""
