"""Phrases out of one's old speeches: candidates for a bank, and which phrases of the banks a text uses."""

from drafter.harvest.candidates import Candidate, Harvest
from drafter.harvest.harvesting import harvest
from drafter.harvest.known import Used, used
from drafter.harvest.reading import Unread, documents_in, read_all
from drafter.harvest.texts import Text, ready

__all__ = ["Candidate", "Harvest", "Text", "Unread", "Used", "documents_in", "harvest", "read_all", "ready", "used"]
