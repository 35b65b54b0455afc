using StrictCors.Origins;

namespace StrictCors.Matching;

/// <summary>
/// The patterns that are not exact origins, by host: a tree of labels from the right, so that <c>com</c> has a child <c>example</c>. One walk
/// reads each label of a host once, and ends at the first label that no pattern has.
/// </summary>
/// <remarks>The alternative, one table of hosts with a look-up for every suffix of the host, reads the host once for each of its dots. A tree
/// of labels also cannot match across a label boundary.</remarks>
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

    /// <summary>A plain loop: labels are short, and a vectorised search has a fixed cost.</summary>
    private static int LastDot(ReadOnlySpan<char> host)
    {
        var dot = host.Length - 1;
        while (dot >= 0 && host[dot] != '.')
        {
            dot--;
        }

        return dot;
    }

    /// <summary>One or more labels: the path from the root spells them.</summary>
    private sealed class Node
    {
        public StringLookup<Node>? Children { get; set; }

        /// <summary>Gets or sets the ports of the host itself.</summary>
        public PortSet? Host { get; set; }

        /// <summary>Gets or sets the ports of all subdomains.</summary>
        public PortSet? Subdomains { get; set; }

        /// <summary>Gets or sets the patterns for the next label to the left.</summary>
        public LabelPatterns? Labels { get; set; }
    }
}
