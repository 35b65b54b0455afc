namespace StrictCors.Tests.Policies;

internal static class TestPolicy
{
    public const string App = "https://app.example.com";
    public const string Stranger = "https://evil.test";

    /// <summary>Allows <see cref="App"/> alone, and what a test adds.</summary>
    public static StrictCorsPolicy ForApp(Action<StrictCorsPolicyBuilder>? add = null) => Of(policy =>
    {
        policy.WithOrigins(App);
        add?.Invoke(policy);
    });

    public static StrictCorsPolicy ForAnyOrigin(Action<StrictCorsPolicyBuilder>? add = null) => Of(policy =>
    {
        policy.AllowAnyOrigin();
        add?.Invoke(policy);
    });

    public static StrictCorsPolicy ForOrigins(params string[] origins) => Of(policy => policy.WithOrigins(origins));

    private static StrictCorsPolicy Of(Action<StrictCorsPolicyBuilder> write)
    {
        var options = new StrictCorsPolicyOptions();
        write(new StrictCorsPolicyBuilder(options));
        return StrictCorsPolicy.Compile(options, "web");
    }
}
