"""Lists with a row an incident: counted by month, type and place as they stream by."""
