namespace StrictCors.Explanations;

/// <summary>How a pattern misses an origin. The values are ordered from the nearest to the farthest.</summary>
internal enum Nearness
{
    Scheme,
    Port,
    SchemeAndPort,
    BareDomain,
    Label,
    Subdomain,
    ParentDomain,
    Alike,
    Loopback,
    Sibling,
    Far,
}
