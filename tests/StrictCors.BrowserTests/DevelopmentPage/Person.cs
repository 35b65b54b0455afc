namespace StrictCors.BrowserTests.DevelopmentPage;

/// <summary>Uses a page by what is visible on it, in any browser: clicks what has a name, writes into fields, and waits for text.</summary>
internal sealed class Person(ITab tab)
{
    /// <summary>Clicks the first visible link or button with that name.</summary>
    public Task ClickAsync(string name, string within = "body") => UseAsync(name, within, "click");

    /// <summary>Moves the keyboard to the first visible link or button with that name.</summary>
    public Task FocusAsync(string name, string within = "body") => UseAsync(name, within, "focus");

    /// <summary>Writes into the visible field with that label, or chooses what it offers.</summary>
    public Task WriteAsync(string label, string text) => tab.CallAsync<object?>($$"""
        (async ({ label, text }) => {
          {{Waiting}}
          const field = await until(() => [...document.querySelectorAll("label")].filter(isVisible)
            .find(one => one.textContent.trim().startsWith(label))?.control, `There is no field ${label}.`);
          if (field.type === "checkbox") {
            field.checked = text === "on";
          } else {
            field.value = text;
          }

          field.dispatchEvent(new Event("input", { bubbles: true }));
          field.dispatchEvent(new Event("change", { bubbles: true }));
        })
        """, new { label, text });

    /// <summary>Waits until a visible element shows the text, and reads all of the element.</summary>
    public Task<string> SeeAsync(string selector, string text = "") => tab.CallAsync<string>($$"""
        (async ({ selector, text }) => {
          {{Waiting}}
          const element = await until(() => [...document.querySelectorAll(selector)].find(one => isVisible(one) && one.innerText.includes(text)),
            () => `${selector} with ${text}: ${[...document.querySelectorAll(selector)].map(one => one.innerText).join(" | ").slice(0, 2000)}`);
          return element.innerText;
        })
        """, new { selector, text });

    /// <summary>What all visible elements show now.</summary>
    public Task<string[]> ReadAsync(string selector) => tab.CallAsync<string[]>($$"""
        (({ selector }) => {
          {{Waiting}}
          return [...document.querySelectorAll(selector)].filter(isVisible).map(one => one.innerText);
        })
        """, new { selector });

    private Task<object?> UseAsync(string name, string within, string action) => tab.CallAsync<object?>($$"""
        (async ({ name, within, action }) => {
          {{Waiting}}
          const named = element => element.textContent.trim() === name || element.getAttribute("aria-label") === name;
          const element = await until(() => [...document.querySelectorAll(`${within} a, ${within} button`)].find(one => named(one) && isVisible(one)),
            `There is no link or button with the name ${name} to ${action}.`);
          element[action]();
        })
        """, new { name, within, action });

    private const string Waiting = """
        const isVisible = element => element.checkVisibility();
        const until = async (find, message) => {
          for (const end = performance.now() + 20000; performance.now() < end; await new Promise(done => setTimeout(done, 20))) {
            const found = find();
            if (found) {
              return found;
            }
          }

          throw new Error(typeof message === "string" ? message : message());
        };
        """;
}
