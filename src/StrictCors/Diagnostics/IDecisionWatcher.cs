using Microsoft.AspNetCore.Http;
using StrictCors.Policies;

namespace StrictCors.Diagnostics;

/// <summary>What the page for development sees of a running program. Without the page no object implements it, and a decision costs one check for
/// null.</summary>
internal interface IDecisionWatcher
{
    /// <summary>A policy has decided about a CORS request. It must not keep the request.</summary>
    void Decided(HttpContext context, in CorsRequest request, PolicyDecision decided);

    /// <summary>A configuration is in force, at startup or after a change.</summary>
    /// <param name="options">What was read.</param>
    /// <param name="changes">What has changed, in words; empty at startup, and if a refused change was taken back.</param>
    void Accepted(StrictCorsOptions options, string changes);

    /// <summary>A changed configuration is refused. The one before stays in force.</summary>
    /// <param name="problems">Every problem.</param>
    /// <param name="cause">The exception that was thrown, or null.</param>
    void Refused(IReadOnlyList<StrictCorsConfigurationProblem> problems, Exception? cause);
}
