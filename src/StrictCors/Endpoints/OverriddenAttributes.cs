using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using StrictCors.Policies;

namespace StrictCors.Endpoints;

/// <summary>Attributes that a convention overrides. The last metadata of an endpoint decides, and conventions come after attributes, so that
/// <c>MapControllers().RequireStrictCors("web")</c> opens an action with <c>[DisableStrictCors]</c>.</summary>
internal static class OverriddenAttributes
{
    /// <summary>The choice of the attribute that has no effect, or null. A group, an endpoint and an attribute may each make a choice; only a
    /// choice that is written at the code of the endpoint itself must not be overridden from outside.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="inForce">The choice in its metadata that decides.</param>
    public static PolicyChoice? Find(Endpoint endpoint, PolicyChoice inForce)
    {
        // Nearly all endpoints have one choice at most, and then no type of Blazor or SignalR has to be loaded.
        if (endpoint.Metadata.GetOrderedMetadata<ICorsMetadata>().Count < 2)
        {
            return null;
        }

        PolicyChoice declared = default;
        foreach (var member in Members(endpoint))
        {
            if (EndpointMetadata.ChoiceOf(LastOf(member)) is { IsMade: true } choice)
            {
                declared = choice;
            }
        }

        return declared.IsMade && !AreEqual(declared, inForce) ? declared : null;
    }

    private static ICorsMetadata? LastOf(MemberInfo member) => member.GetCustomAttributes(inherit: true).OfType<ICorsMetadata>().LastOrDefault();

    private static bool AreEqual(PolicyChoice one, PolicyChoice other) =>
        one.Kind == other.Kind && string.Equals(one.PolicyName, other.PolicyName, StringComparison.OrdinalIgnoreCase);

    /// <summary>The code of the endpoint, from the outer member to the inner one.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static IEnumerable<MemberInfo> Members(Endpoint endpoint)
    {
        // A handler that is a RequestDelegate itself does not appear in the metadata.
        if (endpoint.RequestDelegate is { Method: var method })
        {
            yield return method;
        }

        foreach (var metadata in endpoint.Metadata)
        {
            switch (metadata)
            {
                case MethodInfo handler:
                    yield return handler;
                    break;
                case ComponentTypeMetadata component:
                    yield return component.Type;
                    break;
                case HubMetadata hub:
                    yield return hub.HubType;
                    break;
                default:
                    foreach (var member in GrpcMethods.MembersOf(metadata).Concat(MvcActions.MembersOf(metadata)))
                    {
                        yield return member;
                    }

                    break;
            }
        }
    }
}
