using StrictCors.Configuration;
using StrictCors.Endpoints;
using StrictCors.Endpoints.Lookup;
using StrictCors.Policies;
using StrictCors.Startup;

namespace StrictCors.Page.Trying;

/// <summary>The policies in force, as the middleware looks them up.</summary>
internal sealed class PolicyLookup(PolicyStore store, PolicyArguments arguments, PipelineChecks pipeline)
{
    public PolicyTable Table => store.Current;

    /// <summary>Gets what finds endpoints; null if the program has no routing.</summary>
    public EndpointFinder? Finder => pipeline.Finder;

    /// <summary>Gets the policies that UseStrictCors was given. If it is called several times, those of the first call.</summary>
    public PolicyChoice Argument => arguments.First;

    /// <summary>Gets how often UseStrictCors is called.</summary>
    public int Calls => arguments.All.Length;

    /// <summary>Gets what the page cannot know of a request before it is sent, in words; empty if UseStrictCors sees every request.</summary>
    public string Reservation => !pipeline.IsUsedInMain
        ? "UseStrictCors is called in a branch of the pipeline only. Requests outside it have no policy, although one is shown for their endpoints."
        : Calls > 1 ? "UseStrictCors is called several times. Endpoints that do not choose are shown with the policies of the first call."
        : "";

    public EndpointPolicy HandshakesWithoutPolicy => Table.HandshakesWithoutPolicy;

    public EndpointPolicy Resolve(PolicyChoice choice) => Table.Resolve(choice, Argument);
}
