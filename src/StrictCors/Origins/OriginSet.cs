namespace StrictCors.Origins;

/// <summary>
/// Many patterns, compiled: whether some pattern covers an origin, in time that does not grow with their number.
/// </summary>
/// <remarks>
/// An exact pattern is a serialised origin, so equality with one proves that the request's value is a serialised origin too:
/// no parsing on that path. Everything else is asked by host: the host itself (patterns with any port), then the host from each
/// of its dots on (subdomains), then, behind the first dot, the hyphens of the leftmost label. Each is one probe of a hash table.
/// </remarks>
internal sealed class OriginSet
{
    public static readonly OriginSet Empty = new([]);

    private readonly HashSet<string> _origins = new(StringComparer.Ordinal);

    // "example.com": that host; ".example.com": its subdomains. The ports are those of PortSet.
    private readonly Dictionary<string, PortSet> _hosts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PortSet>.AlternateLookup<ReadOnlySpan<char>> _hostsBySpan;

    // By domain, then by prefix ("" where there is none), then by suffix.
    private readonly Dictionary<string, LabelPatterns> _labels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LabelPatterns>.AlternateLookup<ReadOnlySpan<char>> _labelsBySpan;

    public OriginSet(IReadOnlyCollection<OriginPattern> patterns)
    {
        Patterns = patterns;
        _hostsBySpan = _hosts.GetAlternateLookup<ReadOnlySpan<char>>();
        _labelsBySpan = _labels.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var pattern in patterns)
        {
            Add(pattern);
        }
    }

    /// <summary>Gets the patterns as they were written, in their order.</summary>
    public IReadOnlyCollection<OriginPattern> Patterns { get; }

    /// <summary>Gets a value indicating whether <c>*</c> is among the patterns.</summary>
    public bool IsAny { get; private set; }

    /// <summary>Gets a value indicating whether <c>null</c> is among the patterns.</summary>
    public bool HasNull { get; private set; }

    /// <summary>Whether some pattern covers <paramref name="origin"/>, the value of one <c>Origin</c> line as it came in.</summary>
    public OriginVerdict Match(string origin)
    {
        if (IsAny)
        {
            return OriginVerdict.Allowed;
        }

        // Longer than any origin: not even hashed.
        if (origin.Length > SerializedOrigin.MaxLength)
        {
            return OriginVerdict.Malformed;
        }

        if (_origins.Contains(origin))
        {
            return OriginVerdict.Allowed;
        }

        if (origin is "null")
        {
            return HasNull ? OriginVerdict.Allowed : OriginVerdict.Null;
        }

        if (!SerializedOrigin.TryParse(origin, out var parsed))
        {
            return OriginVerdict.Malformed;
        }

        return MatchesHost(parsed) || (_labels.Count > 0 && MatchesLabel(parsed)) ? OriginVerdict.Allowed : OriginVerdict.NotAllowed;
    }

    private void Add(OriginPattern pattern)
    {
        switch (pattern.Kind)
        {
            case OriginPatternKind.Any:
                IsAny = true;
                break;
            case OriginPatternKind.Null:
                HasNull = true;
                break;
            case OriginPatternKind.Exact when pattern.IsOrigin:
                _origins.Add(pattern.Text);
                break;
            case OriginPatternKind.Exact:
                AddHost(pattern.Host, pattern);
                break;
            case OriginPatternKind.Subdomains:
                AddHost("." + pattern.Host, pattern);
                break;
            default:
                if (!_labels.TryGetValue(pattern.Host, out var labels))
                {
                    _labels.Add(pattern.Host, labels = new LabelPatterns());
                }

                labels.Add(pattern);
                break;
        }
    }

    private void AddHost(string key, OriginPattern pattern)
    {
        if (!_hosts.TryGetValue(key, out var ports))
        {
            _hosts.Add(key, ports = new PortSet());
        }

        ports.Add(pattern);
    }

    private bool MatchesHost(in SerializedOrigin origin)
    {
        if (_hosts.Count == 0)
        {
            return false;
        }

        var host = origin.Host;
        if (_hostsBySpan.TryGetValue(host, out var ports) && ports.Contains(origin))
        {
            return true;
        }

        // Label boundaries only: ".example.com" never meets "evilexample.com".
        for (var dot = host.IndexOf('.'); dot >= 0; dot = NextDot(host, dot))
        {
            if (_hostsBySpan.TryGetValue(host[dot..], out ports) && ports.Contains(origin))
            {
                return true;
            }
        }

        return false;
    }

    private bool MatchesLabel(in SerializedOrigin origin)
    {
        var host = origin.Host;
        var dot = host.IndexOf('.');
        return dot > 0 && _labelsBySpan.TryGetValue(host[(dot + 1)..], out var labels) && labels.Match(host[..dot], origin);
    }

    private static int NextDot(ReadOnlySpan<char> host, int dot)
    {
        var next = host[(dot + 1)..].IndexOf('.');
        return next < 0 ? -1 : dot + 1 + next;
    }
}
