using Microsoft.AspNetCore.Cors.Infrastructure;
using StrictCors.Checks;
using StrictCors.Policies;

namespace StrictCors.Endpoints.Inline;

/// <summary>The policy of RequireStrictCors(policy => …). It is CORS metadata to the framework too, as the attributes are.</summary>
internal sealed class InlinePolicyMetadata(StrictCorsPolicyOptions options) : ICorsPolicyMetadata
{
    public StrictCorsPolicyOptions Options => options;

    /// <summary>Gets the policy for other readers of the metadata, which allows nothing if there is a problem.</summary>
    public CorsPolicy Policy => StrictCorsPolicyProvider.Convert(PolicyCompiler.Compile(options, "", "").Value ?? new StrictCorsPolicy());

    public override string ToString() => "StrictCors: an inline policy";
}
