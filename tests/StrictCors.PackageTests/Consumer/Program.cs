using Consumer;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddScoped<Tenants>();
builder.Services.AddStrictCors()
    .AddPolicy("code", policy => policy
        .WithOrigins("https://app.example.com")
        .AllowAnyMethod()
        .WithHeaders("*")
        .WithExposedHeaders("ETag", "Content-Type")
        .AllowCredentials()
        .SetPreflightMaxAge(TimeSpan.Zero))
    .AddOriginSource<Tenants>("tenants", source => source.DependsOnHeaders = [Tenants.Header]);
builder.Services.AddCors(cors => cors.AddPolicy("observe", policy => policy.WithOrigins("https://built-in.example").WithMethods("PUT")));
builder.Services.AddAuthenticationCore(authentication => authentication.AddScheme<Nobody>("nobody", null));
builder.Services.AddAuthorization();
builder.Services.AddOutputCache();
if (builder.Configuration["ProblemDetails"] is not null)
{
    builder.Services.AddProblemDetails();
}

var app = builder.Build();
app.Use(Ran.Show);
app.UseExceptionHandler("/error");
if (builder.Configuration["Argument"] is { } policy)
{
    app.UseStrictCors(policy);
}
else
{
    app.UseStrictCors();
}

app.UseWhen(context => context.Request.Path == "/built-in", observed => observed.UseCors("observe"));
app.UseWebSockets();
app.UseAuthentication();
app.UseAuthorization();
app.UseOutputCache();
app.UseStaticFiles();
Endpoints.Map(app);
app.Run();
