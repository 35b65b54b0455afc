using MultiTenant;
using StrictCors;

// The settings stand beside the program, wherever it is started from.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });

// 1. The policy "tenants" stands in appsettings.json. About an origin that its patterns do not cover, it asks the database.
var answers = builder.Configuration.GetSection("TenantOrigins");
builder.Services.AddScoped<TenantOrigins>();
builder.Services.AddStrictCors().AddOriginSource<TenantOrigins>("tenants", answers.Bind);

// 2. The database: each tenant and the domains of its pages.
builder.Services.AddSingleton(new TenantDatabase(Path.Combine(AppContext.BaseDirectory, builder.Configuration["Database"]!)));

// 3. What one instance has asked, the others know. Without Redis each one asks for itself.
builder.Services.AddHybridCache();
if (builder.Configuration["Redis"] is { Length: > 0 } redis)
{
    builder.Services.AddRedis(redis);
}

builder.UseUsualAddress();
var app = builder.Build();
await app.Services.GetRequiredService<TenantDatabase>().CreateAsync();

// 4. The middleware: once, in front of everything that answers.
app.UseStrictCors();

// 5. What a tenant's page calls: acme's pages at acme.localhost, and nobody else's. The policy has seen to that by now.
app.MapGet("/todos", (HttpRequest request) => $"What {TenantOrigins.TenantOf(request.Host.Host)} has to do");

// 6. What the operator calls.
app.MapDomains(answers.Get<StrictCorsOriginSourceOptions>() ?? new());

app.MapInstructions();
await app.RunAsync();
