using System.Text.RegularExpressions;

namespace StrictCors.PackageTests.Conformance;

/// <summary>All of a response that CORS is about, in one line: status, the handlers that ran, owned headers, <c>Vary</c>,
/// <c>Cache-Control</c>, <c>StrictCors-Decision</c> and problem details. What is not there is not written, so a case also says what must not
/// be there.</summary>
internal static partial class Answer
{
    private const string Owned = "Access-Control-";

    public static string Of(RawResponse response) => string.Join("; ",
    [
        response.Single("X-Ran") is { } handlers ? $"{response.Status} by {handlers}" : $"{response.Status}",
        .. response.OwnedHeaders.Select(header => $"{header.Name[Owned.Length..]}: {header.Value}").Order(StringComparer.Ordinal),
        .. response.VaryMembers.Count > 0 ? new[] { $"Vary: {string.Join(", ", response.VaryMembers)}" } : [],
        .. response.Lines("Cache-Control").Select(value => $"Cache-Control: {value}"),
        .. response.Lines("StrictCors-Decision"),
        .. response.Single("Content-Type") is "application/problem+json" ? new[] { TraceId().Replace(response.Body, "") } : [],
    ]);

    // The application's own problem details have another one each time.
    [GeneratedRegex(",\"traceId\":\"[^\"]*\"")]
    private static partial Regex TraceId();
}
