namespace StrictCors.Testing.Tests.Infrastructure;

internal sealed record Received(string Method, string Url, IReadOnlyDictionary<string, string> Headers, string Body, Version Version)
{
    public bool IsPreflight => Method == "OPTIONS" && Headers.ContainsKey("Access-Control-Request-Method");

    public string? this[string name] => Headers.GetValueOrDefault(name);
}
