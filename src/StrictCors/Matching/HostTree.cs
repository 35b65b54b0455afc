using StrictCors.Origins;

namespace StrictCors.Matching;

/// <summary>
/// The patterns with something open, by host: a tree of labels from the right, so that <c>com</c> has a child <c>example</c>. One walk reads
/// each label of a host once, and ends at the first that no pattern has.
/// </summary>
/// <remarks>Not one table of hosts asked for every ending of the host: that reads the host once for each of its dots. Label boundaries
/// cannot be missed here: there is nothing but labels.</remarks>
internal sealed class HostTree
{
    private readonly Node _root = new();

    public bool IsEmpty => _root.Children is null;

    public void Add(OriginPattern pattern, IEqualityComparer<string> comparer)
    {
        var node = _root;
        foreach (var label in pattern.Host.Split('.').Reverse())
        {
            node.Children ??= new(comparer);
            if (!node.Children.TryGet(label, out var child))
            {
                node.Children.TryAdd(label, child = new Node());
            }

            node = child;
        }

        switch (pattern.Kind)
        {
            case OriginPatternKind.Exact:
                (node.Host ??= new()).Add(pattern);
                break;
            case OriginPatternKind.Subdomains:
                (node.Subdomains ??= new()).Add(pattern);
                break;
            default:
                (node.Labels ??= new(comparer)).Add(pattern);
                break;
        }
    }

    public bool Matches(in SerializedOrigin origin)
    {
        var node = _root;
        var rest = origin.Host;
        while (true)
        {
            var dot = LastDot(rest);
            var label = rest[(dot + 1)..];
            if (node.Subdomains?.Contains(origin) == true || (dot < 0 && node.Labels?.Match(label, origin) == true))
            {
                return true;
            }

            if (node.Children is null || !node.Children.TryGet(label, out node))
            {
                return false;
            }

            if (dot < 0)
            {
                return node.Host?.Contains(origin) == true;
            }

            rest = rest[..dot];
        }
    }

    /// <summary>By hand: labels are short, and a search has its price.</summary>
    private static int LastDot(ReadOnlySpan<char> host)
    {
        var dot = host.Length - 1;
        while (dot >= 0 && host[dot] != '.')
        {
            dot--;
        }

        return dot;
    }

    /// <summary>A label, or several: the path from the root says which.</summary>
    private sealed class Node
    {
        public StringLookup<Node>? Children { get; set; }

        /// <summary>Gets or sets the ports of the host itself.</summary>
        public PortSet? Host { get; set; }

        /// <summary>Gets or sets the ports of every host below.</summary>
        public PortSet? Subdomains { get; set; }

        /// <summary>Gets or sets the patterns of the label directly below.</summary>
        public LabelPatterns? Labels { get; set; }
    }
}
