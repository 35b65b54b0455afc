using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace StrictCors.Tests.Reload;

/// <summary>Code that builds on the section runs again at every reload.</summary>
public class ConfigureCodeReloadTests
{
    private const string A = "https://a.example";
    private const string B = "https://b.example";

    private readonly PushedConfiguration _pushed = new(Policies.Web(A));

    [Fact]
    public async Task Code_that_throws_keeps_the_last_good_policy_and_is_reported_once()
    {
        var failure = (string?)null;
        await using var host = await ReloadHost.StartAsync([_pushed], builder => builder.Services.PostConfigure<StrictCorsOptions>(_ =>
        {
            if (failure is not null)
            {
                throw new InvalidOperationException(failure);
            }
        }));

        failure = $"line\nforged {new string('x', 1_000_000)}";
        _pushed.Push(Policies.Web(B));
        _pushed.Fire();

        (await host.AllowsAsync(A)).Should().BeTrue();
        var refusal = host.RefusalEntries().Should().ContainSingle().Subject;
        refusal.Exception.Should().BeOfType<InvalidOperationException>();
        refusal.Message.Should().Contain("InvalidOperationException").And.Contain(@"line\u000aforged");
        refusal.Message.Length.Should().BeLessThan(1000);

        failure = null;
        _pushed.Fire();
        (await host.AllowsAsync(B)).Should().BeTrue();
    }

    [Fact]
    public async Task What_a_validator_of_the_program_finds_refuses_the_change()
    {
        await using var host = await ReloadHost.StartAsync([_pushed], builder => builder.Services.AddSingleton<IValidateOptions<StrictCorsOptions>,
            NoB>());

        _pushed.Push(Policies.Web(B));

        (await host.AllowsAsync(A)).Should().BeTrue();
        host.Refusals().Should().ContainSingle().Which.Should().Contain("b.example is not wanted here");
    }

    [Fact]
    public async Task Policies_in_code_stay_beside_those_that_change()
    {
        await using var host = await ReloadHost.StartAsync([_pushed], builder =>
            builder.Services.AddStrictCors().AddPolicy("partner", policy => policy.WithOrigins(B)), partner: true);

        _pushed.Push(Policies.Web("https://c.example"));
        (await host.AllowsAsync(B, "/partner")).Should().BeTrue();
        (await host.AllowsAsync("https://c.example")).Should().BeTrue();

        _pushed.Push(Policies.WebAndPartner(A, A));
        host.Refusals().Should().ContainSingle().Which.Should().Contain("SC1006");
        (await host.AllowsAsync(B, "/partner")).Should().BeTrue();
    }

    private sealed class NoB : IValidateOptions<StrictCorsOptions>
    {
        public ValidateOptionsResult Validate(string? name, StrictCorsOptions options) =>
            options.Policies["web"].AllowedOrigins.Contains(B) ? ValidateOptionsResult.Fail("b.example is not wanted here")
                : ValidateOptionsResult.Success;
    }
}
