using Microsoft.AspNetCore.Builder;

namespace StrictCors.Tests.Conformance;

/// <summary>Controllers whose actions are chosen by content type.</summary>
public sealed class ConsumesApplication : KestrelFixture
{
    protected override string Settings => UntoldEndpointPolicies.Settings;

    protected override void AddServices(WebApplicationBuilder builder)
    {
        base.AddServices(builder);
        ChosenControllers.Add(builder.Services, typeof(ConsumesController));
    }

    protected override void Configure(WebApplication app)
    {
        app.UseStrictCors();
        app.MapControllers();
    }
}
