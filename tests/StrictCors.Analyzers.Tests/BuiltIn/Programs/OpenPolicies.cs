// Policy objects that stay, because code reads them, shares them or takes a value back: a comment says what remains.
// pages: https://app.example.com
// remains: SC1101
// contains: shared is a CorsPolicy object
// contains: taken is a CorsPolicy object
// contains: Policies.Read is a CorsPolicy object
// contains: /* IsOriginAllowed = Policies.Decide decides by code.
// contains: /* Origins = { "*" } does not go with AllowCredentials().
using Microsoft.AspNetCore.Cors.Infrastructure;

var builder = WebApplication.CreateBuilder(args);
var shared = new CorsPolicy { Origins = { "https://app.example.com" } };
builder.Services.AddSingleton(shared);
var taken = new CorsPolicy { Origins = { "https://app.example.com" }, SupportsCredentials = true };
taken.SupportsCredentials = false;
builder.Services.AddCors(options =>
{
    options.AddPolicy("shared", shared);
    options.AddPolicy("taken", taken);
    options.AddPolicy("read", Policies.Read);
    options.AddPolicy("decided", new CorsPolicy { IsOriginAllowed = Policies.Decide });
    options.AddPolicy("both", new CorsPolicy { Origins = { "*" }, SupportsCredentials = true });
});
var app = builder.Build();
app.UseCors("shared");
app.Logger.LogInformation("{Origins} origins", Policies.Read.Origins.Count);
app.MapMethods("/todos", ["GET", "PUT", "POST"], () => "todos");
app.Run();

internal static class Policies
{
    public static readonly CorsPolicy Read = new() { Origins = { "https://app.example.com" } };

    public static bool Decide(string origin) => origin.Length > 30;
}
