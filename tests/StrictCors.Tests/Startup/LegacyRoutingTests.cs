using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Startup;

/// <summary>R10: MVC without endpoint routing shows no attributes to middleware.</summary>
public sealed class LegacyRoutingTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task R10_Attributes_that_would_have_no_effect_are_refused(bool isDecorated)
    {
        var start = async () => await StartAsync(withAttributes: true, isDecorated);

        var problems = (await start.Should().ThrowAsync<StrictCorsConfigurationException>()).Which.Problems;

        problems.Should().HaveCount(5).And.OnlyContain(problem => problem.Code == "SC2021" && problem.Path.StartsWith("action '"));
        problems.Should().Contain(problem => problem.Message.StartsWith("The attribute chooses disabled CORS, but MVC with"));
    }

    [Fact]
    public async Task R10_Without_attributes_the_default_policy_covers_all_actions()
    {
        var start = async () => await StartAsync(withAttributes: false);

        await start.Should().NotThrowAsync();
    }

    private static async Task StartAsync(bool withAttributes, bool isDecorated = false)
    {
        await using var host = await TestServerHost.StartAsync(
            builder =>
            {
                builder.Services.AddMvc(options => options.EnableEndpointRouting = false).ConfigureApplicationPartManager(manager =>
                {
                    manager.FeatureProviders.Clear();
                    manager.FeatureProviders.Add(new Only(withAttributes ? typeof(OverriddenController) : typeof(PlainController)));
                });
                if (isDecorated)
                {
                    Decorate(builder.Services);
                }

                builder.Services.AddStrictCors(cors => cors.AddDefaultPolicy(policy => policy.WithOrigins("https://app.example.com")));
            },
            app =>
            {
                app.UseStrictCors();
                app.UseMvc();
            });
    }

    private static void Decorate(IServiceCollection services)
    {
        var type = services.Last(service => service.ServiceType == typeof(IActionDescriptorCollectionProvider)).ImplementationType!;
        services.AddSingleton<IActionDescriptorCollectionProvider>(provider =>
            new Decorator((IActionDescriptorCollectionProvider)ActivatorUtilities.CreateInstance(provider, type)));
    }

    private sealed class Decorator(IActionDescriptorCollectionProvider inner) : IActionDescriptorCollectionProvider
    {
        ActionDescriptorCollection IActionDescriptorCollectionProvider.ActionDescriptors => inner.ActionDescriptors;
    }

    internal sealed class PlainController : Microsoft.AspNetCore.Mvc.ControllerBase
    {
        [Microsoft.AspNetCore.Mvc.HttpGet("/plain")]
        public string Get() => "";
    }

    private sealed class Only(Type controller) : IApplicationFeatureProvider<ControllerFeature>
    {
        public void PopulateFeature(IEnumerable<ApplicationPart> parts, ControllerFeature feature) =>
            feature.Controllers.Add(System.Reflection.IntrospectionExtensions.GetTypeInfo(controller));
    }
}
