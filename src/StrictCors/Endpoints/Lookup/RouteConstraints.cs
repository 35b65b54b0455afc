using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Constraints;

namespace StrictCors.Endpoints.Lookup;

/// <summary>Whether route constraints decide by nothing but path and method. One of the application may ask a database.</summary>
internal static class RouteConstraints
{
    public static bool ReadOnlyThePath(RouteEndpoint endpoint, ParameterPolicyFactory? factory)
    {
        try
        {
            return endpoint.RoutePattern.ParameterPolicies.Values.SelectMany(references => references).All(reference =>
                ReadsOnlyThePath(reference.ParameterPolicy ?? factory?.Create(parameter: null, reference)));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A constraint that cannot be created. Routing reports it where it creates it.
            return false;
        }
    }

    private static bool ReadsOnlyThePath(IParameterPolicy? policy) => policy switch
    {
        null => false,
        CompositeRouteConstraint composite => composite.Constraints.All(ReadsOnlyThePath),
        OptionalRouteConstraint optional => ReadsOnlyThePath(optional.InnerConstraint),
        IRouteConstraint => policy.GetType().Assembly == typeof(RouteEndpoint).Assembly,

        // It takes part in the generation of links only.
        _ => true,
    };
}
