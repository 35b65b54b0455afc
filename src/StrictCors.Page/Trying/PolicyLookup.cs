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
    public int Calls => arguments.All.Count;

    public EndpointPolicy HandshakesWithoutPolicy => Table.HandshakesWithoutPolicy;

    public EndpointPolicy Resolve(PolicyChoice choice) => Table.Resolve(choice, Argument);
}
