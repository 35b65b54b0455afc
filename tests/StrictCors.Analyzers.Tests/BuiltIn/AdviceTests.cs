using StrictCors.Tests.MovingOver;

namespace StrictCors.Analyzers.Tests.BuiltIn;

/// <summary>What the comments of converted code advise compiles, starts, and does what they say.</summary>
public sealed class AdviceTests
{
    private const string App = "https://app.example.com";

    private static readonly string[] Pages = [App, "https://evil.example"];

    [Fact]
    public async Task A_service_replaces_a_provider()
    {
        var answers = await AskAsync("""
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddSingleton<Hosts>();
            builder.Services.AddStrictCors().AddDefaultPolicy(policy => policy.WithOriginSource<Hosts>());
            var app = builder.Build();
            app.UseStrictCors();
            app.MapGet("/todos", () => "");
            app.Run();

            internal sealed class Hosts : IStrictCorsOriginSource
            {
                public ValueTask<bool> IsAllowedAsync(StrictCorsOriginQuery query, CancellationToken cancellationToken) =>
                    new(query.Origin.ToString() == "https://app.example.com");
            }
            """);

        Readers(answers).Should().Equal(App);
    }

    [Fact]
    public async Task Code_that_read_policies_of_CorsOptions_reads_those_of_StrictCors()
    {
        var answers = await AskAsync("""
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddStrictCors().AddDefaultPolicy(policy => policy.AllowAnyOrigin())
                .AddPolicy("runtime", policy => policy.WithOrigins("https://app.example.com"));
            var app = builder.Build();
            app.UseStrictCors("runtime");
            app.MapGet("/todos", () => "");
            var options = app.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<StrictCorsOptions>>();
            var provider = app.Services.GetRequiredService<Microsoft.AspNetCore.Cors.Infrastructure.ICorsPolicyProvider>();
            var policy = await provider.GetPolicyAsync(new DefaultHttpContext(), "runtime");
            if (options.Value.Policies["runtime"].AllowedOrigins.Count != 1 || !policy!.IsOriginAllowed("https://app.example.com"))
            {
                throw new InvalidOperationException("The policy was not found.");
            }

            app.Run();
            """);

        Readers(answers).Should().Equal(App);
    }

    [Fact]
    public async Task Under_the_same_condition_a_program_starts_without_both_calls()
    {
        var answers = await AskAsync("""
            var builder = WebApplication.CreateBuilder(args);
            if (builder.Environment.IsDevelopment())
            {
                builder.Services.AddStrictCors();
            }

            var app = builder.Build();
            if (app.Environment.IsDevelopment())
            {
                app.UseStrictCors(policy => policy.WithOrigins("https://app.example.com"));
            }

            app.MapGet("/todos", () => "");
            app.Run();
            """);

        Readers(answers).Should().BeEmpty();
    }

    private static async Task<BrowserAnswers> AskAsync(string program)
    {
        var files = new MovedFiles([$"using StrictCors;\n{program}"]);
        files.Errors().Should().BeEmpty();
        return await RunningProgram.AskAsync(files.Load(), ["--environment=Production"], Pages);
    }

    private static IEnumerable<string> Readers(BrowserAnswers answers) => answers.Readable
        .Where(pair => pair is { Key: { Method: "GET", WithCredentials: false }, Value: not null }).Select(pair => pair.Key.Page);
}
