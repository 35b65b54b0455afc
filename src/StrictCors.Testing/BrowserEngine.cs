namespace StrictCors.Testing;

/// <summary>The browser whose behaviour <see cref="BrowserHandler"/> reproduces. They differ in details: for how long a preflight is remembered,
/// whether <c>*</c> covers <c>Authorization</c>, which cookies a third party gets.</summary>
public enum BrowserEngine
{
    /// <summary>Chrome, Edge, Opera and other browsers built on Chromium.</summary>
    Chromium,

    /// <summary>Firefox.</summary>
    Firefox,

    /// <summary>Safari, and every browser on iOS.</summary>
    WebKit,

    /// <summary>The Fetch standard to the letter. No browser follows it in every detail; use it to test what a server may rely on in the long
    /// run.</summary>
    Standard,
}
