using Microsoft.AspNetCore.Cors.Infrastructure;
using StrictCors.Checks;
using StrictCors.Text;

namespace StrictCors.Endpoints;

/// <summary>Attributes of MVC actions that no middleware can see, because MVC routes by itself (<c>EnableEndpointRouting = false</c>).</summary>
internal static class LegacyRoutingChecks
{
    public static IEnumerable<StrictCorsConfigurationProblem> Check(IServiceProvider services) =>
        MvcActions.AreThere ? CheckActions(services) : [];

    private static IEnumerable<StrictCorsConfigurationProblem> CheckActions(IServiceProvider services)
    {
        foreach (var (name, metadata) in MvcActions.WithoutEndpoints(services))
        {
            if (metadata.OfType<ICorsMetadata>().LastOrDefault() is { } attribute)
            {
                yield return Problems.AttributeIsNotSeen(
                    $"action '{Display.Escape(name ?? "")}'", EndpointMetadata.ChoiceOf(attribute).ToString());
            }
        }
    }
}
