using Check = StrictCors.Analyzers.Tests.Infrastructure.Verify<
    StrictCors.Analyzers.Policies.PolicyAnalyzer, StrictCors.CodeFixes.Values.ValueFix>;

namespace StrictCors.Analyzers.Tests.Policies;

/// <summary>N2: what the compiler knows is followed, and everything else is left alone.</summary>
public sealed class ConstantTests
{
    [Theory]
    [InlineData("WithOrigins({|SC1111:Host + \"/\"|})", "WithOrigins(\"https://a.example\")")]
    [InlineData("WithOrigins({|SC1111:$\"{Host}/\"|})", "WithOrigins(\"https://a.example\")")]
    [InlineData("WithOrigins({|SC1111:Slash|})", "WithOrigins(\"https://a.example\")")]
    [InlineData("WithOrigins([.. Fine, {|SC1111:\"https://b.example/\"|}])", "WithOrigins([.. Fine, \"https://b.example\"])")]
    [InlineData("AllowAnyOrigin().WithHeaders(nameof(Fine), {|SC1302:nameof(Cookie)|})", "AllowAnyOrigin().WithHeaders(nameof(Fine))")]
    public Task N2_constants_are_followed(string call, string fixedCall) => Check.RunAsync(Program(call), Program(fixedCall));

    [Theory]
    [InlineData(
        """static readonly string[] List = [{|SC1111:"https://b.example/"|}];""",
        """static readonly string[] List = ["https://b.example"];""")]
    [InlineData(
        """static readonly string[] List = { {|SC1111:"https://b.example/"|} };""",
        """static readonly string[] List = { "https://b.example" };""")]
    [InlineData(
        """static string[] List => [{|SC1111:"https://b.example/"|}];""",
        """static string[] List => ["https://b.example"];""")]
    [InlineData(
        """static string[] List { get; } = new[] { {|SC1111:"https://b.example/"|} };""",
        """static string[] List { get; } = new[] { "https://b.example" };""")]
    public async Task N2_arrays_are_followed(string member, string fixedMember)
    {
        await Check.RunAsync(Program("WithOrigins(List)", member), Program("WithOrigins(List)", fixedMember));
        await Check.RunAsync(Program("WithOrigins([.. List])", member), Program("WithOrigins([.. List])", fixedMember));
    }

    [Theory]
    [InlineData(
        "string[] list = [{|SC1111:\"https://b.example/\"|}]; services.AddStrictCors().AddDefaultPolicy(policy => policy.WithOrigins(list));")]
    [InlineData(
        "var list = new[] { {|SC1111:\"https://b.example/\"|} }; services.AddStrictCors().AddDefaultPolicy(policy => "
            + "policy.WithOrigins([.. list, \"https://c.example\"]));")]
    [InlineData(
        "const string one = \"https://b.example/\"; services.AddStrictCors().AddDefaultPolicy(policy => policy.WithOrigins({|SC1111:one|}));")]
    public Task N2_local_variables_are_followed(string body) => Check.RunAsync(Body(body));

    [Theory]
    [InlineData(
        "string[] list = [\"https://b.example/\"]; list[0] = \"https://c.example\"; "
            + "services.AddStrictCors().AddDefaultPolicy(policy => policy.WithOrigins(list));")]
    [InlineData(
        "string[] list = [\"https://b.example/\"]; list = []; services.AddStrictCors().AddDefaultPolicy(policy => policy.WithOrigins(list));")]
    [InlineData(
        "var one = \"https://b.example/\"; one = one.TrimEnd('/'); services.AddStrictCors().AddDefaultPolicy(policy => policy.WithOrigins(one));")]
    [InlineData("services.AddStrictCors().AddDefaultPolicy(policy => policy.WithOrigins(\"https://b.example/\".TrimEnd('/')));")]
    [InlineData("services.AddStrictCors().AddDefaultPolicy(policy => policy.WithOrigins(\"https://b.example;https://c.example\".Split(';')));")]
    public Task N2_what_is_not_constant_is_left_alone(string body) => Check.RunAsync(Body(body));

    [Fact]
    public Task An_array_of_another_file_is_reported_where_it_is_used() => Check.RunAsync(
        Program("WithOrigins({|SC1111:Elsewhere.List|})"),
        null,
        ("Elsewhere.cs", "static class Elsewhere { public static readonly string[] List = [\"https://b.example/\"]; }"));

    private static string Body(string body) => $$"""
        using Microsoft.Extensions.DependencyInjection;

        class Program
        {
            static void Add(IServiceCollection services) { {{body}} }

            static void Main() { }
        }
        """;

    private static string Program(string call, string member = "") => $$"""
        using Microsoft.Extensions.DependencyInjection;

        class Program
        {
            const string Host = "https://a.example";
            const string Slash = "https://a.example/";
            const string Cookie = "";
            static readonly string[] Fine = ["https://c.example"];
            {{member}}

            static void Add(IServiceCollection services) => services.AddStrictCors().AddDefaultPolicy(policy => policy.{{call}});

            static void Main() { }
        }
        """;
}
