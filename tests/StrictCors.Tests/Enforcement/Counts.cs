namespace StrictCors.Tests.Enforcement;

/// <summary>How often authentication was asked and endpoints ran.</summary>
internal sealed class Counts
{
    private int _authentications;
    private int _endpoints;

    public int Authentications => _authentications;

    public int Endpoints => _endpoints;

    public void Authenticated() => Interlocked.Increment(ref _authentications);

    public void Ran() => Interlocked.Increment(ref _endpoints);
}
