using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.Routing;
using StrictCors.Endpoints;

namespace StrictCors.Page.Serving;

/// <summary>The endpoints of the page.</summary>
internal static class PageEndpoints
{
    public static IEndpointConventionBuilder Map(IEndpointRouteBuilder endpoints, string pattern)
    {
        var program = new ProgramUnderPage(endpoints.ServiceProvider);
        var access = new PageAccess(program.Environment, program.Hosts);
        var api = new PageApi(program);
        var group = endpoints.MapGroup(pattern);
        Get("", ClientFiles.WriteStartAsync);
        foreach (var file in ClientFiles.Names)
        {
            Get(file, context => ClientFiles.WriteAsync(context, file));
        }

        Get("api/endpoints", api.WriteEndpointsAsync);
        Get("api/policies", api.WritePoliciesAsync);
        Get("api/decisions/{number:long}", api.WriteDecisionAsync);
        Get("api/events", new EventStream(program).WriteAsync);
        Post("api/explain", api.ExplainAsync);
        Post("api/send", api.SendAsync);

        // A preflight gets no permission from here. Without an endpoint of its own, it would get that of the rest of the program.
        group.MapMethods("{**path}", [HttpMethods.Options], access.Guard(AnswerOptions, isApi: false));

        IEndpointConventionBuilder conventions = group;
        conventions.Add(endpoint =>
        {
            endpoint.Metadata.Add(new ExcludeFromDescriptionAttribute());

            // The base policy of an application may store everything, and would hold back a stream.
            endpoint.Metadata.Add(new OutputCacheAttribute { NoStore = true });
        });

        // At the end, because the authorization that decides whether the page works may be added after this, and so that no other CORS metadata
        // counts.
        conventions.Finally(endpoint =>
        {
            endpoint.Metadata.Add(PageEndpointMetadata.Instance);
            if (access.IsOpen(endpoint.Metadata))
            {
                program.StartToWatch();
            }
        });
        return group;

        void Get(string path, RequestDelegate handler) =>
            group.MapGet(path, access.Guard(handler, isApi: path.StartsWith("api/", StringComparison.Ordinal)));

        void Post(string path, RequestDelegate handler) => group.MapPost(path, access.Guard(handler, isApi: true));
    }

    private static Task AnswerOptions(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}
