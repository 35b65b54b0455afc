namespace StrictCors.BrowserTests.Differential;

internal sealed record GeneratedHeader(string Name, string Value)
{
    public override string ToString() => $"{Name}: {(Value.Length > 60 ? $"{Value[..20]}…({Value.Length})" : Value)}";
}
