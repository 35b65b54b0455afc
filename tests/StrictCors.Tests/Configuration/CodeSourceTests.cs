using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Tests.Configuration;

/// <summary>configuration.md, "Where a problem is": what code writes over a section is not a mistake of the file.</summary>
public class CodeSourceTests
{
    private const string Code = "code that configures StrictCorsOptions";

    public static TheoryData<string, Action<IServiceCollection, IConfiguration>> Mistakes => new()
    {
        { "SC1505", (services, _) => Configure(services, policy => policy.Enforcement = (StrictCorsEnforcement)7) },
        { "SC1503", (services, _) => Configure(services, policy => policy.PreflightMaxAge = TimeSpan.FromDays(2)) },
        { "SC1504", (services, _) => Configure(services, policy => policy.PreflightStatusCode = 201) },
        { "SC1111", (services, _) => Configure(services, policy => policy.AllowedOrigins = ["https://a.example/"]) },
        { "SC1507", (services, _) => services.AddStrictCors().AddOriginSource<Source>("web") },
        { "SC1015", (services, configuration) => services.Configure<StrictCorsOptions>(configuration.GetSection("StrictCors")).AddStrictCors() },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task The_source_is_code(string code, Action<IServiceCollection, IConfiguration> configure)
    {
        var problem = await Configured.SingleProblemAsync(
            Configured.PolicyWith("\"AllowedMethods\": [ \"GET\" ]"), builder => configure(builder.Services, builder.Configuration));

        (problem.Code, problem.Source).Should().Be((code, Code));
    }

    private static void Configure(IServiceCollection services, Action<StrictCorsPolicyOptions> configure)
    {
        services.AddStrictCors();
        services.PostConfigure<StrictCorsOptions>(options => configure(options.Policies["web"]));
    }

    private sealed class Source : IStrictCorsOriginSource
    {
        public ValueTask<bool> IsAllowedAsync(StrictCorsOriginQuery query, CancellationToken cancellationToken) => new(false);
    }
}
