namespace StrictCors.BrowserTests.Infrastructure;

/// <summary>The browsers that tests run in.</summary>
/// <remarks>
/// A test that is to hold in both is a theory with <see cref="InChromiumAttribute"/> and <see cref="InFirefoxAttribute"/>; its first argument is
/// the engine, and <c>OpenAsync(engine, url)</c> opens a page of its own in it:
/// <code>
/// [Theory, InChromium, InFirefox]
/// public async Task P2_…(Engine engine)
/// {
///     await using var tab = await Browser.OpenAsync(engine, Allowed);
///     var seen = await tab.SendAsync(new(url) { Method = "PUT" });                          // fetch or XMLHttpRequest, see Call
///     var json = await tab.CallAsync&lt;JsonElement&gt;("name of a function of page.js", argument);  // anything else
/// }
/// </code>
/// Playwright drives Chromium. It cannot drive the Firefox of a distribution, so that one is driven by WebDriver BiDi.
/// </remarks>
public enum Engine
{
    Chromium,
    Firefox,
}
