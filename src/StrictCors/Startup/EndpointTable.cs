using System.Text;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using StrictCors.Endpoints;
using StrictCors.Policies;
using StrictCors.Text;

namespace StrictCors.Startup;

/// <summary>Endpoint, policy, origins, enforcement: the table that the log shows at startup in Development.</summary>
internal static class EndpointTable
{
    private const int MaxEndpoints = 200;
    private const int MaxOrigins = 3;

    public static string Render(PolicyTable table, PipelineChecks pipeline, IReadOnlyList<Endpoint> endpoints)
    {
        var rows = endpoints.Take(MaxEndpoints).Select(endpoint => Row(table, pipeline, endpoint)).Prepend(["endpoint", "policy", "origins", "enforcement"]).ToList();
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length) + 2).ToArray();
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            text.AppendLine().Append(string.Concat(row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        }

        return ShortList.More(endpoints.Count, MaxEndpoints) is { Length: > 0 } more
            ? text.AppendLine().Append("… ").Append(more).ToString()
            : text.ToString();
    }

    private static string[] Row(PolicyTable table, PipelineChecks pipeline, Endpoint endpoint)
    {
        var metadata = PolicyResolver.MetadataOf(endpoint);
        var name = EndpointChecks.NameOf(endpoint);
        if (metadata is BypassStrictCorsMetadata)
        {
            return [name, "(bypassed)", "", ""];
        }

        var policy = PolicyResolver.Resolve(table, metadata, pipeline.PolicyNames.FirstOrDefault());
        return policy is null ? [name, "(none)", "", ""]
            : metadata is IDisableCorsAttribute ? [name, "(disabled)", "", policy.Enforcement.ToString()]
            : [name, Display.Escape(policy.Name ?? "(missing)"), Origins(policy), policy.Enforcement.ToString()];
    }

    private static string Origins(StrictCorsPolicy policy)
    {
        IEnumerable<string> parts =
        [
            ShortList.Join(policy.Origins.Texts, MaxOrigins, separator: " "),
            policy.OriginSource is { } source ? $"(asks {source.ServiceType.Name})" : "",
        ];
        return string.Join(' ', parts.Where(part => part.Length > 0));
    }
}
