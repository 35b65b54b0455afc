using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using StrictCors.Policies;

namespace StrictCors.Endpoints;

/// <summary>Which policy an endpoint has: the last CORS metadata on it, ours or the framework's, decides.</summary>
internal static class PolicyResolver
{
    /// <summary>Null: no policy, the request passes untouched.</summary>
    /// <param name="table">The policies.</param>
    /// <param name="metadata">The last CORS metadata of the endpoint.</param>
    /// <param name="argument">The name that UseStrictCors was given, or null.</param>
    public static StrictCorsPolicy? Resolve(PolicyTable table, ICorsMetadata? metadata, string? argument) => metadata switch
    {
        null => Fallback(table, argument),
        BypassStrictCorsMetadata => null,
        IDisableCorsAttribute => table.Disabled(Fallback(table, argument)),
        IEnableCorsAttribute { PolicyName: { } name } => table.Find(name) ?? PolicyTable.Missing,
        IEnableCorsAttribute => Fallback(table, argument) ?? PolicyTable.Missing,

        // An inline CorsPolicy, or a kind we do not know. Startup refuses them; an endpoint that comes later is closed.
        _ => PolicyTable.Missing,
    };

    public static ICorsMetadata? MetadataOf(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<ICorsMetadata>();

    private static StrictCorsPolicy? Fallback(PolicyTable table, string? argument) =>
        argument is null ? table.Default : table.Find(argument) ?? PolicyTable.Missing;
}
