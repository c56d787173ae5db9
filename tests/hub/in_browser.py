"""A learner in a real browser: logs in at the page of the class, and opens a lesson."""

from lesson_page import LessonPage


def come(browser, address, name, lesson):
    """Somebody logs in, at the class's address, and opens a lesson: its page."""
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.set_default_timeout(120_000)
    page.goto(f"{address}/hub/login")
    page.locator("input[name=username]").fill(name)
    page.locator("input[name=password]").fill(f"secret of {name}")
    page.locator("input[type=submit], button[type=submit]").first.click()
    page.wait_for_url(f"**/user/{name}/lab/**")
    return LessonPage(page, f"{page.url.split('/lab')[0]}/lab/tree/{lesson}?reset")
