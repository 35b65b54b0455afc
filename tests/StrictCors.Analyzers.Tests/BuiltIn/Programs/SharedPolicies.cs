// Policies in methods and delegates: a method group, a delegate in a field, a method that returns a policy, and one that is called.
// pages: https://app.example.com
// remains: SC1101
// contains: Policies.Make() is a CorsPolicy object
using Microsoft.AspNetCore.Cors.Infrastructure;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddCors(options =>
{
    options.AddPolicy("group", Policies.Group);
    options.AddPolicy("field", Policies.Field);
    options.AddPolicy("object", Policies.Make());
    options.AddPolicy("called", policy => Policies.Fill(policy, true));
    options.DefaultPolicyName = "called";
});
var app = builder.Build();
app.UseCors();
app.MapMethods("/todos", ["GET", "PUT", "POST"], (HttpContext context) => { context.Response.Headers["X-Total"] = "1"; return "todos"; });
app.Run();

internal static class Policies
{
    public static readonly Action<CorsPolicyBuilder> Field = policy => policy.AllowAnyOrigin();

    public static void Group(CorsPolicyBuilder policy) => policy.WithOrigins("https://app.example.com");

    public static CorsPolicy Make()
    {
        var policy = new CorsPolicyBuilder();
        policy.AllowAnyOrigin();
        return policy.Build();
    }

    public static CorsPolicyBuilder Fill(CorsPolicyBuilder policy, bool any)
    {
        policy.WithOrigins("https://app.example.com");
        return any ? policy.AllowAnyHeader().AllowAnyMethod() : policy;
    }
}
