using System.Globalization;

var builder = WebApplication.CreateBuilder(args);
#if BuiltIn
builder.Services.AddCors(cors => cors.AddDefaultPolicy(policy => policy
    .WithOrigins("https://app.example.com").WithMethods("GET", "PUT").WithHeaders("Content-Type").AllowCredentials()));
#elif Code
builder.Services.AddStrictCors(cors => cors.AddDefaultPolicy(policy => policy
    .WithOrigins("https://app.example.com").WithMethods("GET", "PUT").WithHeaders("Content-Type").AllowCredentials()));
#elif Settings
builder.Services.AddStrictCors();
#endif

var app = builder.Build();
#if BuiltIn
app.UseCors();
#elif Code || Settings
app.UseStrictCors();
#endif

app.MapGet("/", () => "Hello, World!");

// A larger program.
for (var i = int.Parse(app.Configuration["endpoints"] ?? "0", CultureInfo.InvariantCulture); i > 0; i--)
{
    app.MapGet($"/orders{i}/{{id}}", (int id, string? filter, HttpContext context) => new { id, filter, context.TraceIdentifier });
}

await app.RunAsync();
