using Microsoft.AspNetCore.Cors.Infrastructure;
using StrictCors.Checks;
using StrictCors.Policies;

namespace StrictCors.Endpoints.Inline;

/// <summary>The policy of RequireStrictCors(policy => …). It is CORS metadata to the framework too, as the attributes are.</summary>
internal sealed class InlinePolicyMetadata(StrictCorsPolicyOptions options) : ICorsPolicyMetadata
{
    public StrictCorsPolicyOptions Options => options;

    /// <summary>Gets the policy for other readers of the metadata, as a new object each time. It allows nothing if there is a problem.</summary>
    public CorsPolicy Policy => StrictCorsPolicyProvider.Convert(Compiled);

    // The request-forgery protection of .NET 11 reads the policy for each request.
    private StrictCorsPolicy Compiled => field ??= PolicyCompiler.Compile(options, "", "").Value ?? new StrictCorsPolicy();

    public override string ToString() => "StrictCors: an inline policy";
}
