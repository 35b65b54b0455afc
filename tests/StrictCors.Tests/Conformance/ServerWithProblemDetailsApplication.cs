using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Tests.Conformance;

/// <summary>The program has problem details of its own style.</summary>
public class ServerWithProblemDetailsApplication : ServerApplication
{
    protected override void AddServices(WebApplicationBuilder builder)
    {
        base.AddServices(builder);
        builder.Services.AddProblemDetails(options => options.CustomizeProblemDetails = problem =>
            problem.ProblemDetails.Extensions["style"] = "ours");
    }
}
