"""Questions with their best guesses, and the decisions that answer them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from smpdesk.importing.plans.plan import Option, Question


class Asking:
    """Collects what only the officer can say; answers with her decision or the best guess."""

    def __init__(self, decisions: Mapping[str, object]) -> None:
        self.decisions = decisions
        self.questions: list[Question] = []

    def ask(
        self,
        question: str,
        text: str,
        options: Sequence[Option],
        best: object,
        *,
        cell: str = "",
        free: bool = False,
    ) -> object:
        """The decision on this question, or the best guess; the question is listed once."""
        answered = question in self.decisions
        if all(asked.id != question for asked in self.questions):
            self.questions.append(
                Question(question, text, tuple(options), best, cell, answered, free)
            )
        return self.decisions.get(question, best)

    def is_open(self, question: str) -> bool:
        """Whether something was asked and the officer has not answered yet."""
        return any(asked.id == question and not asked.answered for asked in self.questions)

    def decided(self, question: str) -> object | None:
        """The decision on something that nobody was asked about, or None."""
        return self.decisions.get(question)
