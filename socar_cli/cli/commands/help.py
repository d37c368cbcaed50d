"""`socar help` on a topic; help on commands is `socar_cli/cli/help.py`."""

from socar_cli.cli.context import App
from socar_cli.cli.topics import topic_named


def run_topic(app: App, word: str) -> bool:
    """Show the topic called `word`; return whether there is one."""
    topic = topic_named(word)
    if topic is None:
        return False
    from socar_cli.views.help import topic_page

    app.show(topic_page(topic.title, dict(topic.rows), app.language))
    return True
