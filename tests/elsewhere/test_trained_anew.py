"""What lesson 11-5-7 has stored is what this computer trains, at every setting and in every epoch, with one seed."""

from test_stored_trainings import tool  # noqa: F401


def test_what_is_stored_is_what_the_helpers_train_at_every_setting_and_epoch(tool):  # noqa: F811
    assert tool.what_differs() == [], tool.STALE
