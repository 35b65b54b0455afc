using Microsoft.AspNetCore.Routing.Patterns;

namespace StrictCors.Endpoints.Lookup;

/// <summary>A route whose segments are literals and required parameters, so that a path is compared with it at once.</summary>
internal sealed class PathShape
{
    // Null for a parameter.
    private readonly string?[] _segments;

    private PathShape(string?[] segments) => _segments = segments;

    /// <summary>The shape of the route; null if it has anything else than literals and required parameters.</summary>
    public static PathShape? Of(RoutePattern pattern) =>
        pattern.PathSegments.All(segment => LiteralOf(segment) is not null || (IsRequired(segment) && !HasRequiredValue(pattern, segment)))
            ? new([.. pattern.PathSegments.Select(LiteralOf)])
            : null;

    /// <summary>Whether another route may have a path that this one has. Constraints are not looked at.</summary>
    public bool MayOverlap(RoutePattern other)
    {
        var required = 0;
        for (var i = 0; i < other.PathSegments.Count; i++)
        {
            var literal = LiteralOf(other.PathSegments[i]);
            if (literal is not null && (i >= _segments.Length || (_segments[i] is { } own && !IsSame(own, literal))))
            {
                return false;
            }

            required = literal is not null || IsRequired(other.PathSegments[i]) ? i + 1 : required;
        }

        return required <= _segments.Length && (other.PathSegments.Count >= _segments.Length || other.Parameters.Any(one => one.IsCatchAll));
    }

    /// <summary>Whether the path has the literals of the route and something for each parameter.</summary>
    public bool Matches(ReadOnlySpan<char> path)
    {
        foreach (var segment in _segments)
        {
            if (path is not ['/', ..])
            {
                return false;
            }

            path = path[1..];
            var end = path.IndexOf('/');
            var text = end < 0 ? path : path[..end];
            if (text.IsEmpty || (segment is not null && !text.Equals(segment, StringComparison.OrdinalIgnoreCase)))
            {
                return false;
            }

            path = path[text.Length..];
        }

        return path is "" or "/";
    }

    private static bool IsSame(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static string? LiteralOf(RoutePatternPathSegment segment) =>
        segment is { IsSimple: true, Parts: [RoutePatternLiteralPart literal] } ? literal.Content : null;

    private static bool IsRequired(RoutePatternPathSegment segment) =>
        segment is { IsSimple: true, Parts: [RoutePatternParameterPart { IsCatchAll: false, IsOptional: false, Default: null }] };

    /// <summary>A conventional route of MVC is one endpoint for each action: the parameter is the action's name.</summary>
    private static bool HasRequiredValue(RoutePattern pattern, RoutePatternPathSegment segment) =>
        segment.Parts is [RoutePatternParameterPart parameter] && pattern.RequiredValues.ContainsKey(parameter.Name);
}
